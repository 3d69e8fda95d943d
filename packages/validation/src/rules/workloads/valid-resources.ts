import type { Severity } from '@fleet/model'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { GIBIBYTE, isBinarySize, MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { valueAt } from '../../values/value-at.ts'

export const validResources: Rule = {
  id: 'valid-resources',
  summary: 'Requests and limits are amounts that a container can have, and no request is above its limit.',
  rationale: '`128m` of memory is an eighth of a byte, and no node has `128Gi` of it.',
  fix: 'Write CPU in cores or m, and memory in Mi or Gi. Set no request above its limit.',
  check: inEachRun((run, report) => {
    for (const kind of ['requests', 'limits'] as const) checkAmounts(run, kind, report)
  }),
}

const checkAmounts = (run: Container, kind: 'requests' | 'limits', report: Report): void => {
  const { resources } = run.container
  const isOwnFleet = isGenerated(run.location().file)
  for (const [resource, written] of Object.entries(valueAt(resources, [kind]) ?? {})) {
    const limit = valueAt(resources, ['limits', resource])
    const problem = amountProblem({ kind, resource, written, limit, isOwnFleet })
    if (problem === undefined) continue
    report({
      location: run.location('resources', kind, resource),
      message: `${containerText(run)} has resources.${kind}.${resource}: ${String(written)}, ${problem}`,
      impact: 'its pods find no node, die at their start or have no limit',
      fix: 'write CPU in cores or m, memory in Mi or Gi, and no request above its limit',
      ...(OWN_SEVERITY[problem] && { ownSeverity: OWN_SEVERITY[problem] }),
    })
  }
}

/** The least and the most that a container of such a fleet needs. Amounts beyond have a wrong unit. */
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  'requests.cpu': [0.001, 16],
  'limits.cpu': [0.01, 64],
  'requests.memory': [MEBIBYTE, 32 * GIBIBYTE],
  'limits.memory': [16 * MEBIBYTE, 32 * GIBIBYTE],
}

const TOO_LITTLE = 'less than any program needs at its start'
const TOO_MUCH = 'more than a node of such a fleet has'
const NO_UNIT = 'a size without a binary unit'
const NO_RESOURCE = 'a resource that no node has'

/** A person's nodes may have more, and units of their own choice. */
const OWN_SEVERITY: Readonly<Partial<Record<string, Severity>>> = {
  [TOO_LITTLE]: 'warning',
  [TOO_MUCH]: 'info',
  [NO_UNIT]: 'info',
  [NO_RESOURCE]: 'info',
}

const EXTENDED = /\/|^hugepages-|^ephemeral-storage$/

interface Amount {
  readonly kind: 'requests' | 'limits'
  readonly resource: string
  readonly written: unknown
  readonly limit: unknown
  /** Of the nodes of others nothing is known, and a decimal unit is a matter of style. */
  readonly isOwnFleet: boolean
}

const amountProblem = ({ kind, resource, written, limit, isOwnFleet }: Amount): string | undefined => {
  if (EXTENDED.test(resource)) return undefined
  const bounds = BOUNDS[`${kind}.${resource}`]
  if (!bounds) return NO_RESOURCE
  const amount = quantityOf(written)
  if (amount === undefined) return 'which is not a quantity'
  if (isOwnFleet && resource === 'memory' && !isBinarySize(written)) return NO_UNIT
  const [least, most] = bounds
  if (amount < least) return TOO_LITTLE
  if (isOwnFleet && amount > most) return TOO_MUCH
  return kind === 'requests' && amount > (quantityOf(limit) ?? Infinity) ? 'more than its limit' : undefined
}
