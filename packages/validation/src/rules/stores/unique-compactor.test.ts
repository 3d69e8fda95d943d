import { expect } from 'vitest'
import { change, duplicate, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withArguments, withThanos } from '../../testing/thanos.ts'
import { uniqueCompactor } from './unique-compactor.ts'

const FIRST = 'hub StatefulSet thanos-compact'
const SECOND = 'hub StatefulSet more-compact'
const LABELS = { 'app.kubernetes.io/name': 'more-compact' }

/** A second Compactor of the bucket of the first, with pods of its own. */
const withSecond = [
  ...withThanos(),
  duplicate(FIRST, 'more-compact'),
  set(SECOND, ['spec', 'selector', 'matchLabels'], LABELS),
  set(SECOND, ['spec', 'template', 'metadata', 'labels'], LABELS),
  change('hub ConfigMap required-secrets', ['data', 'monitoring.thanos-s3.yaml'], (text: string) =>
    text.replace('thanos-compact', 'thanos-compact, more-compact'),
  ),
]

const bucket = (name: string): string =>
  `--objstore.config={type: S3, config: {bucket: ${name}, endpoint: s3.example.org}}`

testRule(uniqueCompactor, {
  valid: [
    {
      name: 'Compactors that take other blocks each',
      changes: [
        ...withSecond,
        ...[FIRST, SECOND].map((one) => withArguments(one, ['--selector.relabel-config-file=/blocks.yaml'])),
      ],
    },
    {
      name: 'Compactors of two buckets',
      changes: [...withSecond, withArguments(SECOND, [bucket('other')], /objstore\.config/)],
    },
    {
      name: 'a second one of which the tree does not say the bucket',
      changes: [
        ...withSecond,
        eachArgument(SECOND, (argument) =>
          argument.replace(/(objstore.config-file)=.*/, '$1=/elsewhere.yaml'),
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a Compactor with two replicas',
      changes: [...withThanos(), set(FIRST, ['spec', 'replicas'], 2)],
    },
    {
      name: 'two Compactors of one bucket',
      changes: withSecond,
      findings: [
        { message: expect.stringMatching(/more-compact .* thanos-compact .* of the same bucket/) as string },
      ],
    },
    {
      name: 'two Compactors of one bucket that is written among their arguments',
      changes: [
        ...withSecond,
        ...[FIRST, SECOND].map((one) => withArguments(one, [bucket('metrics')], /objstore\.config/)),
      ],
    },
  ],
})
