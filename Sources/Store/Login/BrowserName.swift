/// What a browser calls itself, in a few words of ours: what it sends is anybody's text and is never repeated.
enum BrowserName {
    /// Such as "Firefox on Linux"; empty for what we do not know.
    static func words(for userAgent: String) -> String {
        // The order matters: most browsers also claim to be those below them.
        let browsers = [
            ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
            ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ]
        let systems = [
            ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Macintosh", "a Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ]
        guard let browser = browsers.first(where: { userAgent.contains($0.0) })?.1 else { return "" }
        guard let system = systems.first(where: { userAgent.contains($0.0) })?.1 else { return browser }
        return "\(browser) on \(system)"
    }
}
