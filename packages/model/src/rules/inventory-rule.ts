import type { Fleet } from '../fleet/fleet.ts'

/** The keys of an entry in the inventory. */
export type InventoryPath = readonly (string | number)[]

/** A violation of a rule. Where two entries contradict each other, `message` names both. */
export interface Violation {
  readonly path: InventoryPath
  readonly message: string
  readonly impact: string
  readonly fix: string
}

/**
 * The names of the entries below some keys as the inventory has them, malformed ones, too. The sections that a rule
 * reads have no malformed entries, and a rule must not report these as missing as well.
 */
export type NamesAt = (...path: InventoryPath) => readonly string[]

export type Section = keyof Fleet

/** A rule across the fields of an inventory, named after its demand. */
export interface InventoryRule {
  readonly id: string
  /** The rule runs as soon as these are valid, so that an invalid value hides few other errors. */
  readonly reads: readonly Section[]
  readonly check: (fleet: Fleet, namesAt: NamesAt) => Violation[]
}

/** Limits a rule to the sections that it reads. */
export const inventoryRule = <Read extends Section>(declared: {
  readonly id: string
  readonly reads: readonly Read[]
  readonly check: (sections: Pick<Fleet, Read>, namesAt: NamesAt) => Violation[]
}): InventoryRule => declared
