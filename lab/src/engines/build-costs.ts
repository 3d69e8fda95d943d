/** What it takes to build an engine, as measured once. */
interface BuildCost {
  /** On two cores with Go's caches empty at the first engine, in the order of the list. */
  readonly seconds: number
  /** How much the disk fills: modules, what Go has compiled of them, and the programs. */
  readonly megabytes: number
}

export const buildCosts: Readonly<Record<string, BuildCost>> = {}
