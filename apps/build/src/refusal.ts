/** Why a command cannot run, without a defect of the program: the user sees no stack trace. */
export abstract class Refusal extends Error {
  abstract readonly fix: string
  readonly impact?: string
}
