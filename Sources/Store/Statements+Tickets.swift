extension Statements {
    /// What staff ask of tickets.
    static let staffTickets: [Statement] = [
        StaffTicketStatements.ours,
        StaffTicketStatements.ofState,
        StaffTicketStatements.every,
        StaffTicketStatements.counts,
        StaffTicketStatements.countsFitting,
        StaffTicketStatements.countOurs,
        StaffTicketStatements.countOursFitting,
        StaffTicketStatements.find,
        StaffTicketStatements.notes,
        StaffTicketStatements.ratings,
        StaffTicketStatements.once,
        StaffTicketStatements.addNote,
        StaffTicketStatements.touch,
        StaffTicketStatements.move,
        StaffTicketStatements.tell,
    ]
}
