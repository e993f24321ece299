/// Words that people take for passwords first, in small letters; what is dressed up with digits and signs is undressed
/// before it is compared.
enum CommonWords {
    static let all: [[Character]] = text.split(whereSeparator: \.isWhitespace).map { Array($0) }

    private static let text = """
        password passwort passw passwd pass passe contrasena motdepasse kennwort geheim secret hallo hello welcome
        willkommen bienvenue letmein login logon signin access zugang admin administrator administrateur root user guest
        test testing demo default changeme change master system server computer internet network support helpdesk service
        portal nexie company firma office windows microsoft google apple amazon facebook instagram linkedin samsung android
        iphone qwerty qwertz azerty asdf monkey dragon football fussball baseball basketball hockey soccer superman batman
        spiderman pokemon starwars matrix trustno princess prinzessin sunshine shadow michael jordan jennifer thomas
        charlie daniel andrew jessica ashley michelle nicole hunter killer pepper ginger summer sommer winter spring
        fruehling autumn herbst january januar february februar march april june juni july juli august september october
        oktober november december dezember monday montag tuesday dienstag wednesday mittwoch thursday donnerstag friday
        freitag saturday samstag sunday sonntag iloveyou ichliebedich ilove love liebe schatz baby angel engel flower
        freedom freiheit cheese cookie chocolate schokolade banana orange purple yellow silver golden diamond money
        mustang ferrari porsche mercedes yamaha harley corvette london paris berlin hamburg muenchen munich newyork
        germany deutschland america england france please bitte thankyou danke blink whatever nothing forever biteme
        correct horse battery staple hunter passphrase passcode mypass mypassword security sicherheit private privat
        mother mutter father vater family familie happy lucky birthday geburtstag christmas weihnachten
        """
}
