/** Why something fails, and what to do. */
export interface Explanation {
  readonly cause: string
  readonly fix: string
}

/** A failure that is known by what Flux states of it, and its explanation from what is known of the place. */
export interface KnownFailure<About> {
  readonly reason?: RegExp
  readonly message?: RegExp
  readonly explain: (about: About) => Explanation
}

/** What Flux states of a failure. */
interface Stated {
  readonly reason: string
  readonly message: string
}

/** The first explanation that fits. */
export const explanationAmong = <About>(
  known: readonly KnownFailure<About>[],
  { reason, message }: Stated,
): KnownFailure<About>['explain'] | undefined =>
  known.find((one) => (one.reason?.test(reason) ?? true) && (one.message?.test(message) ?? true))?.explain
