import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLogIdentity } from './require-log-identity.ts'

const RECEIVER = [...SPOKE_KEYS, 'receivers', 'file_log'] as const
const OPERATORS = [...RECEIVER, 'operators'] as const

testRule(requireLogIdentity, {
  invalid: [
    {
      name: 'a part of the path that no operator moves to the resource',
      changes: [set(SPOKE_CONFIG, [...OPERATORS, 2, 'to'], 'attributes["k8s.pod.uid"]')],
    },
    {
      name: 'a move of an attribute that the expression does not set',
      changes: [set(SPOKE_CONFIG, [...OPERATORS, 2, 'from'], 'attributes.id')],
    },
    {
      name: 'an expression with the groups in a wrong order',
      changes: [
        set(
          SPOKE_CONFIG,
          [...OPERATORS, 1, 'regex'],
          '^.*\\/(?P<pod_name>[^_\\/]+)_(?P<namespace>[^_\\/]+)_(?P<uid>[a-f0-9-]+)\\/(?P<container_name>[^\\/]+)\\/\\d+\\.log$',
        ),
      ],
    },
    {
      name: 'an expression that does not match a static pod’s uid',
      changes: [
        set(
          SPOKE_CONFIG,
          [...OPERATORS, 1, 'regex'],
          '^.*\\/(?P<namespace>[^_\\/]+)_(?P<pod_name>[^_\\/]+)_(?P<uid>[a-f0-9]+-[a-f0-9-]+)\\/(?P<container_name>[^\\/]+)\\/\\d+\\.log$',
        ),
      ],
    },
    {
      name: 'the hash of a static pod as its uid',
      changes: [unset(SPOKE_CONFIG, [...OPERATORS, 6])],
    },
    {
      name: 'operators that remove every pod’s uid',
      changes: [set(SPOKE_CONFIG, [...OPERATORS, 6, 'if'], 'resource["k8s.pod.uid"] matches "."')],
    },
    {
      name: 'a receiver without the file’s path',
      changes: [unset(SPOKE_CONFIG, [...RECEIVER, 'include_file_path'])],
    },
    {
      name: 'a second container operator',
      changes: [
        set(SPOKE_CONFIG, [...OPERATORS, 1], { type: 'container', add_metadata_from_filepath: false }),
      ],
    },
  ],
})
