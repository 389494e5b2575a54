# The books of points.
ledger-refusal-not-enough = You have { $available ->
    [one] 1 point
   *[other] { $available } points
 }; this reward needs { $missing } more.
ledger-refusal-refund-too-large = The refund is larger than what remains of the purchase.
ledger-refusal-key-reused = This button is no longer valid. Please open the page again.
