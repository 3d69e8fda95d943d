import { at } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { becomesDistributed, changedLokis, schemasIn } from './loki-schemas.ts'

/** A build has no clock: it names the day, and a person compares. */
export const requireEmptiedLokiVolume: ChangeRule = {
  id: 'require-emptied-loki-volume',
  severity: 'warning',
  summary: 'What a Loki of one process has on its volume is in the bucket before it becomes distributed.',
  rationale:
    'The parts of a distributed Loki read the bucket, and none of them that volume: older logs that are there, and the lines of the last hours, are no longer found.',
  fix: 'Store in the bucket from a day on, and wait until the retention has passed. Have Loki flush what it has in memory, and then change the mode.',
  check: (changes, report) => {
    for (const changed of changedLokis(changes).filter(becomesDistributed)) {
      const { before, after } = changed
      report({
        location: at(after, 'spec', 'values', 'deploymentMode'),
        message: `${nameOf(after)} becomes distributed`,
        ...consequenceOf(before.object),
      })
    }
  },
}

const FLUSH =
  'ask Loki to flush: port-forward its pod, `curl --request POST http://localhost:3100/flush`, and wait 20 minutes, for its index is stored every 15'

/** What is on the volume, by the periods of the old schemas. */
const consequenceOf = (before: object) => {
  const schemas = schemasIn(before)?.schemas ?? []
  const next = schemas.find((schema) => textAt(schema, 'object_store') !== 'filesystem')
  if (next === undefined)
    return {
      severity: 'error' as const,
      impact: 'all logs are on the volume of the old one, and none of them is found',
      fix: 'keep its mode, store in the bucket from a day on, and change the mode when the retention has passed since',
    }
  if (next === schemas[0])
    return {
      impact: 'lines that are in its memory, or on its volume alone, are not found',
      fix: `first ${FLUSH}`,
    }
  const retention = textAt(before, 'spec', 'values', 'loki', 'limits_config', 'retention_period')
  const day = textAt(next, 'from')
  return {
    impact: `logs of days before ${day} are on the volume of the old one, and those that the retention would still keep are not found`,
    fix: `see that the retention${retention && `, ${retention},`} has passed since ${day}; then ${FLUSH}`,
  }
}
