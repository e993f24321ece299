import Store

/// Where a ticket stands.
public typealias TicketState = Store.TicketState
/// How pressing a ticket is.
public typealias TicketPriority = Store.TicketPriority
/// How many tickets stand where.
public typealias TicketCounts = Store.TicketCounts
/// Which invoices a list is to show.
public typealias InvoiceFilter = Store.InvoiceFilter
/// How many invoices stand where.
public typealias InvoiceCounts = Store.InvoiceCounts
/// A place in a text with the words of a search marked.
public typealias Snippet = Store.Snippet
/// What can go wrong between the rooms and the rows.
public typealias StoreError = Store.StoreError
