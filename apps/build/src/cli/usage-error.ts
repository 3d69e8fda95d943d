import { Refusal } from '../refusal.ts'

/** The command line asks for something that there is not. */
export class UsageError extends Refusal {
  override readonly name = 'UsageError'
  readonly mend: string

  constructor(what: string, mend: string) {
    super(what)
    this.mend = mend
  }
}
