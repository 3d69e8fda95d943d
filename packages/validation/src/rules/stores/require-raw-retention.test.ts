import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withArguments, withThanos } from '../../testing/thanos.ts'
import { requireRawRetention } from './require-raw-retention.ts'

const COMPACT = 'hub StatefulSet thanos-compact'

testRule(requireRawRetention, {
  valid: [
    {
      name: 'a Compactor that deletes nothing',
      changes: [
        ...withThanos(),
        eachArgument(COMPACT, (argument) => argument.replace(/resolution-(raw|5m)=.*/, 'resolution-$1=0d')),
      ],
    },
    {
      name: 'a Compactor that states no retention, and so keeps all',
      changes: [...withThanos(), withArguments(COMPACT, [], /^--retention\./)],
    },
    {
      name: 'a Compactor that thins nothing',
      changes: [
        ...withThanos(),
        withArguments(
          COMPACT,
          ['--downsampling.disable', '--retention.resolution-raw=24h'],
          /^--retention\./,
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'samples that are deleted before they are thinned',
      changes: [
        ...withThanos(),
        eachArgument(COMPACT, (argument) => argument.replace(/resolution-raw=.*/, 'resolution-raw=24h')),
      ],
    },
    {
      name: 'values of five minutes that are deleted before they are thinned',
      changes: [
        ...withThanos(),
        eachArgument(COMPACT, (argument) => argument.replace(/resolution-5m=.*/, 'resolution-5m=7d')),
      ],
    },
  ],
})
