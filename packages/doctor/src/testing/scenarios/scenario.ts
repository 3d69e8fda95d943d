import { silentOf, type Faults } from '../faults.ts'

/** The finding that is to come first, and no other error beside it. */
interface Expected {
  readonly check: string
  readonly cluster?: string
  readonly subject?: string
}

export interface Scenario extends Expected {
  readonly title: string
  readonly faults: Faults
  /** Checks whose findings follow from it. */
  readonly symptoms?: readonly string[]
}

export const TIMEOUT = 'dial tcp 100.100.0.2:31080: i/o timeout'
export const REFUSED = 'dial tcp 100.100.0.2:31080: connect: connection refused'
export const nothingOfSpoke = {
  prometheus: silentOf('prometheus', 'spoke'),
  loki: silentOf('loki', 'spoke'),
}
