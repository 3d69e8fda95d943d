/** Why a command could not run, through no fault of the program: told to the user without a stack trace. */
export abstract class Refusal extends Error {
  abstract readonly fix: string
  readonly impact?: string
}
