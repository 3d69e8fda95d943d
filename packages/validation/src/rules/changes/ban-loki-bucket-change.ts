import { at, type Path } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { changedLokis } from './loki-schemas.ts'

export const banLokiBucketChange: ChangeRule = {
  id: 'ban-loki-bucket-change',
  summary: 'The bucket in which Loki has stored logs stays the same.',
  rationale: 'Loki looks for all that it has ever stored there in the bucket that its values name now.',
  fix: 'Keep the bucket, or copy all of its objects into the new one first and accept the change.',
  check: (changes, report) => {
    for (const { before, after } of changedLokis(changes))
      for (const { path, isBucket } of HOMES) {
        const [was, is] = [before, after].map(({ object }) => textAt(object, ...path))
        if (!was || !is || was === is) continue
        report({
          ...(!isBucket && { severity: 'warning' as const }),
          location: at(after, ...path),
          message: `${nameOf(after)} changes ${path.slice(2).join('.')} from ${was} to ${is}`,
          impact: isBucket
            ? 'Loki no longer finds the logs that are in the old bucket'
            : 'unless it is another address of the same service, Loki no longer finds the logs that it has stored',
          fix: 'keep it, or copy all objects of the old bucket first',
        })
      }
  },
}

interface Home {
  readonly path: Path
  /** Whether it names the bucket. An endpoint may be another address of the same one. */
  readonly isBucket: boolean
}

const LOKI: Path = ['spec', 'values', 'loki']

const HOMES: readonly Home[] = [
  { path: [...LOKI, 'storage_config', 'aws', 'bucketnames'], isBucket: true },
  { path: [...LOKI, 'storage', 'bucketNames', 'chunks'], isBucket: true },
  { path: [...LOKI, 'storage_config', 'aws', 'endpoint'], isBucket: false },
  { path: [...LOKI, 'storage', 's3', 'endpoint'], isBucket: false },
]
