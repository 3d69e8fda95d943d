import type { Fleet } from '../fleet/fleet.ts'

/** A place in the inventory, as the keys that lead to it. */
export type InventoryPath = readonly (string | number)[]

/** A breach of a law. Where two entries contradict each other, `what` names both. */
export interface Breach {
  readonly path: InventoryPath
  readonly what: string
  readonly consequence: string
  readonly mend: string
}

/**
 * The names of the entries that the inventory has at a place as it is written, malformed ones too: what is malformed
 * is no part of the sections that a law reads, and must not be reported as missing on top.
 */
export type NamesAt = (...path: InventoryPath) => readonly string[]

export type Section = keyof Fleet

/** A rule across the fields of an inventory, named after what it demands. */
export interface Law {
  readonly id: string
  /** It can speak as soon as these are well-formed, so that a malformed value hides as few other mistakes as possible. */
  readonly reads: readonly Section[]
  readonly breaches: (fleet: Fleet, namesAt: NamesAt) => Breach[]
}

/** Holds a law to the sections that it says it reads. */
export const law = <Read extends Section>(declared: {
  readonly id: string
  readonly reads: readonly Read[]
  readonly breaches: (sections: Pick<Fleet, Read>, namesAt: NamesAt) => Breach[]
}): Law => declared
