import Testing

/// Tests that plant faults; a fault counts for the whole process, so they run one after the other.
@Suite(.serialized) enum FaultedTests {}
