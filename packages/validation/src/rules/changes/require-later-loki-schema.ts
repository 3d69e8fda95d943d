import { at } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { changedLokis, schemasIn } from './loki-schemas.ts'

/** A build has no clock: it says by when Loki must have the schema, and a person compares the days. */
export const requireLaterLokiSchema: ChangeRule = {
  id: 'require-later-loki-schema',
  severity: 'info',
  summary: 'Loki has a further schema before the day on which that begins.',
  rationale:
    'Loki looks for the lines of a day where the schema of that day says. What it has stored on that day before it got the schema is elsewhere, and it no longer finds it.',
  fix: 'Begin the schema on a day that is later than the one on which Flux applies it. Days begin at midnight in UTC.',
  check: (changes, report) => {
    for (const { before, after } of changedLokis(changes)) {
      const [old, now] = [before, after].map(({ object }) => schemasIn(object))
      if (!old || !now) continue
      for (const [index, schema] of now.schemas.entries())
        if (index >= old.schemas.length)
          report({
            location: at(after, ...now.path, index, 'from'),
            message: `${nameOf(after)} gets a further schema, which begins on ${textAt(schema, 'from')} at midnight in UTC`,
            impact:
              'lines of that day and later that Loki stores before it has the schema are not found afterwards',
            fix: 'see that Flux applies it before that day, or begin it later',
          })
    }
  },
}
