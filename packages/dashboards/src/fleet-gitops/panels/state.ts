import { MappingType, type DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { COLOURED_TEXT } from '../../panels/thresholds.ts'
import { REVISION, SHORT_REVISION } from '../../queries/revisions.ts'
import { STATE as OF_CLUSTER } from '../queries/clusters.ts'
import { STATE as OF_OBJECT } from '../queries/objects.ts'

interface Text {
  readonly text: string
  readonly color: string
}

/** Shows a value as a word in a colour. */
const inWords = (words: Readonly<Record<string | number, Text>>): readonly DynamicConfigValue[] => [
  { id: 'mappings', value: [{ type: MappingType.ValueToText, options: words }] },
  COLOURED_TEXT,
  { id: 'custom.align', value: 'left' },
]

const READY = { text: 'ready', color: 'green' }
const SUSPENDED = { text: 'suspended', color: 'blue' }
const IN_PROGRESS = { text: 'in progress', color: 'yellow' }
const FAILED = { text: 'failed', color: 'red' }

export const CLUSTER_STATE = inWords({
  [OF_CLUSTER.ready]: READY,
  [OF_CLUSTER.suspended]: SUSPENDED,
  [OF_CLUSTER.behind]: { text: 'behind', color: 'orange' },
  [OF_CLUSTER.failed]: FAILED,
  [OF_CLUSTER.silent]: { text: 'silent', color: 'gray' },
})

export const OBJECT_STATE = inWords({
  [OF_OBJECT.ready]: READY,
  [OF_OBJECT.suspended]: SUSPENDED,
  [OF_OBJECT.inProgress]: IN_PROGRESS,
  [OF_OBJECT.failed]: FAILED,
})

/** Shows `main@sha1:1a2b3c4…` as `main@1a2b3c4`, and a digest alone by its beginning. A version of a chart stays as it is. */
export const COMMIT: readonly DynamicConfigValue[] = [
  {
    id: 'mappings',
    value: [
      [`^${REVISION}$`, SHORT_REVISION],
      ['^(sha256:.{7}).*$', '$1'],
    ].map(([pattern, text], index) => ({
      type: MappingType.RegexToText,
      options: { pattern, result: { text, index } },
    })),
  },
]
