import { Refusal } from '../refusal.ts'

/** The command line asks for something that does not exist. */
export class UsageError extends Refusal {
  override readonly name = 'UsageError'
  readonly fix: string

  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}
