import Store

/// Where a ticket stands.
public typealias TicketState = Store.TicketState
/// How pressing a ticket is.
public typealias TicketPriority = Store.TicketPriority
/// How many tickets stand where.
public typealias TicketCounts = Store.TicketCounts
/// By what a list of tickets is ordered.
public typealias TicketOrder = Store.TicketOrder
/// By what a list of invoices is ordered.
public typealias InvoiceOrder = Store.InvoiceOrder
/// By what a list of articles is ordered.
public typealias ArticleOrder = Store.ArticleOrder
/// What a company owes in one currency, and how long it has been overdue.
public typealias OwedAmounts = Store.OwedAmounts
/// For how many days something has been overdue.
public typealias DebtAge = Store.DebtAge
/// Which invoices a list is to show.
public typealias InvoiceFilter = Store.InvoiceFilter
/// How many invoices stand where.
public typealias InvoiceCounts = Store.InvoiceCounts
/// Which quotes a list is to show.
public typealias QuoteFilter = Store.QuoteFilter
/// How many quotes stand where.
public typealias QuoteCounts = Store.QuoteCounts
/// Which contracts a list is to show.
public typealias ContractFilter = Store.ContractFilter
/// How many contracts stand where.
public typealias ContractCounts = Store.ContractCounts
/// What is agreed on in a contract.
public typealias ContractKind = Store.ContractKind
/// A category of articles with how many the person may read in it.
public typealias ArticleCategory = Store.ArticleCategory
/// A place in a text with the words of a search marked.
public typealias Snippet = Store.Snippet
/// What can go wrong between the rooms and the rows.
public typealias StoreError = Store.StoreError
/// What came of asking for a code for signing.
public typealias CodeAsked = Store.CodeAsked
/// What came of typing a code for signing.
public typealias CodeTaken = Store.CodeTaken
/// A record of evidence with what proves it.
public typealias EvidenceRow = Store.EvidenceRow
/// What a record of evidence says.
public typealias EvidenceText = Store.EvidenceText
/// The code of a certificate.
public typealias CertificateCode = Store.CertificateCode
/// What a person agrees to when they sign.
public typealias Consent = Store.SignedPaper.Consent
/// A contact and their access to the portal, as staff see it.
public typealias PortalUser = Store.PortalUser
/// A contact's request for another name or address, as staff see it.
public typealias AskedChange = Store.AskedChange
/// A preview that has begun.
public typealias StartedPreview = Store.StartedPreview
/// How previews behave.
public typealias PreviewRule = Store.PreviewRule
/// What waits for a provider's staff, and how things are set up.
public typealias StaffOverview = Store.StaffOverview
/// How a provider's portal is set up, as its staff see it.
public typealias StaffSettings = Store.StaffSettings
/// How a provider's clients reach people.
public typealias ClientSupport = Store.ClientSupport
/// A budget of a provider, as its staff see it.
public typealias StaffBudget = Store.StaffBudget
/// How a tenant's Nexie is set up, as staff see it.
public typealias ClaudeSummary = Store.ClaudeSummary
/// A message that could not be delivered, as staff see it.
public typealias StaffLetter = Store.StaffLetter
/// What waits in a provider's outbox.
public typealias WaitingMail = Store.WaitingMail
/// What was used of Claude, added up.
public typealias UsedSum = Store.UsedSum
/// What one company used of one model on one day.
public typealias UsedLine = Store.UsedLine
/// A month of a provider.
public typealias UsedMonth = Store.UsedMonth
/// What came of Nexie's answers in a time.
public typealias AnswerCounts = Store.AnswerCounts
/// What a client found bad about an answer.
public typealias BadAnswer = Store.BadAnswer
/// Words with which clients searched the articles in vain.
public typealias UnansweredSearch = Store.UnansweredSearch
/// A provider's logo that is safe to show.
public typealias Logo = Store.Logo
/// A ticket as a list shows it to staff.
public typealias StaffTicket = Store.StaffTicket
/// A ticket with everything that was said on it, for staff.
public typealias StaffTicketDetail = Store.StaffTicketDetail
/// One note as staff see it.
public typealias StaffTicketNote = Store.StaffTicketNote
/// What a client said of a ticket that was done, for staff.
public typealias StaffTicketRating = Store.StaffTicketRating
/// Which tickets a list of staff's shows.
public typealias StaffTicketFilter = Store.StaffTicketFilter
/// How many tickets there are in each part of that list.
public typealias StaffTicketCounts = Store.StaffTicketCounts
/// Who may read a note.
public typealias NoteVisibility = Store.NoteVisibility
/// What one member of staff used in previews on one day.
public typealias PreviewUse = Store.PreviewUse
/// A role for contacts, as staff see it.
public typealias PortalRole = Store.PortalRole
/// Somebody who holds a role.
public typealias RoleHolder = Store.RoleHolder
/// A run of the evaluation over a provider's roles.
public typealias RoleEvaluation = Store.RoleEvaluation
