import type { Fleet } from '../fleet/fleet.ts'

/** A place in the inventory, as the keys that lead to it. */
export type InventoryPath = readonly (string | number)[]

/** A violation of a rule. Where two entries contradict each other, `what` names both. */
export interface Violation {
  readonly path: InventoryPath
  readonly message: string
  readonly impact: string
  readonly fix: string
}

/**
 * The names of the entries that the inventory has at a place as it is written, malformed ones too: what is malformed
 * is no part of the sections that a rule reads, and must not be reported as missing on top.
 */
export type NamesAt = (...path: InventoryPath) => readonly string[]

export type Section = keyof Fleet

/** A rule across the fields of an inventory, named after what it demands. */
export interface InventoryRule {
  readonly id: string
  /** It can speak as soon as these are well-formed, so that a malformed value hides as few other errors as possible. */
  readonly reads: readonly Section[]
  readonly check: (fleet: Fleet, namesAt: NamesAt) => Violation[]
}

/** Holds a rule to the sections that it says it reads. */
export const inventoryRule = <Read extends Section>(declared: {
  readonly id: string
  readonly reads: readonly Read[]
  readonly check: (sections: Pick<Fleet, Read>, namesAt: NamesAt) => Violation[]
}): InventoryRule => declared
