import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requirePodAssociation } from './require-pod-association.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requirePodAssociation, {
  invalid: [
    ...(
      [
        [
          'a path that is parsed but never moved to the resource, as on 2026-02-22',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 2, 'to'],
          'attributes["k8s.pod.uid"]',
        ],
        [
          'a move of what the expression does not name',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 2, 'from'],
          'attributes.id',
        ],
        [
          'an expression whose groups are mixed up',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 1, 'regex'],
          '^.*\\/(?P<pod_name>[^_\\/]+)_(?P<namespace>[^_\\/]+)_(?P<uid>[a-f0-9-]+)\\/(?P<container_name>[^\\/]+)\\/\\d+\\.log$',
        ],
        [
          'an expression without the uid of a static pod',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 1, 'regex'],
          '^.*\\/(?P<namespace>[^_\\/]+)_(?P<pod_name>[^_\\/]+)_(?P<uid>[a-f0-9]+-[a-f0-9-]+)\\/(?P<container_name>[^\\/]+)\\/\\d+\\.log$',
        ],
        [
          'the hash of a static pod in place of a uid',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 6],
          undefined,
        ],
        [
          'a uid that is taken away from all pods',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 6, 'if'],
          'resource["k8s.pod.uid"] matches "."',
        ],
        [
          'a path that is not there',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'include_file_path'],
          undefined,
        ],
        [
          'a start before the pods are known',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'processors', 'k8s_attributes', 'wait_for_metadata'],
          false,
        ],
        [
          'a second parse of what the runtime wrote',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'operators', 1],
          { type: 'container', add_metadata_from_filepath: false },
        ],
        [
          'an association by uid alone',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'processors', 'k8s_attributes', 'pod_association', 1],
          undefined,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
