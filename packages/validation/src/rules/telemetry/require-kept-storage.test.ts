import { HUB_COLLECTOR, SPOKE_AGENT, VALUES } from '../../testing/collector-keys.ts'
import { change, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireKeptStorage } from './require-kept-storage.ts'

type Volumes = readonly { readonly name: string }[]

const replaced =
  (source: object) =>
  (volumes: Volumes): Volumes =>
    volumes.map((volume) => (volume.name === 'storage' ? { name: 'storage', ...source } : volume))

const onSpoke = (source: object): Change =>
  change(SPOKE_AGENT, ['spec', 'template', 'spec', 'volumes'], replaced(source))

const EMPTY = { emptyDir: { sizeLimit: '2Gi' } }

testRule(requireKeptStorage, {
  invalid: [
    { name: 'offsets and a queue on an emptyDir', changes: [onSpoke(EMPTY)] },
    {
      name: 'offsets and a queue on an emptyDir of the chart',
      changes: [change(HUB_COLLECTOR, [...VALUES, 'extraVolumes'], replaced(EMPTY))],
    },
  ],
})
