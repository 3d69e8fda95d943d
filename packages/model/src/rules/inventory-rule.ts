import type { Severity } from '../finding.ts'
import type { Fleet } from '../fleet/fleet.ts'

/** The keys of an entry in the inventory. */
export type InventoryPath = readonly (string | number)[]

/** A violation of a rule. Where two entries contradict each other, `message` names both. */
export interface Violation {
  readonly path: InventoryPath
  readonly message: string
  readonly impact: string
  readonly fix: string
  /** Whether the last key of the path must not be shown. */
  readonly hidesName?: boolean
}

/** A text of the inventory as it is written: a value, or the name of an entry. */
export interface WrittenText {
  /** Of a name, the entry's own path. */
  readonly path: InventoryPath
  readonly text: string
  readonly isName: boolean
}

/** What a finding about the inventory may name as its rule, as the reference shows it. */
export interface InventoryRuleDocs {
  readonly id: string
  /** By default an error. A warning is about an estimate. */
  readonly severity?: Exclude<Severity, 'info'>
  /** What it demands, as one sentence. */
  readonly summary: string
  /** What happens otherwise, as sentences. */
  readonly rationale: string
}

/** A rule across the fields of an inventory, named after its demand. */
export interface InventoryRule extends InventoryRuleDocs {
  /** Reading a malformed value of the fleet throws `MalformedValue`: what does not depend on it is checked all the same. */
  readonly check: (fleet: Fleet) => readonly Violation[]
}

/** A rule about each text of an inventory, wherever it stands. Its finding is the only one about that text. */
export interface TextRule extends InventoryRuleDocs {
  readonly check: (written: WrittenText) => readonly Violation[]
}
