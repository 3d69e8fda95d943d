import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validPodSecurity } from './valid-pod-security.ts'

const POD = ['spec', 'template', 'spec'] as const

const LABEL = 'pod-security.kubernetes.io/'

testRule(validPodSecurity, {
  invalid: [
    {
      name: 'a stricter level than its pods allow',
      changes: [set('spoke Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], 'restricted')],
    },
    {
      name: 'a folder of an NFS server where the level is restricted',
      changes: [
        set(
          'spoke Deployment rsshub',
          [...POD, 'volumes'],
          [{ name: 'media', nfs: { server: 'nas.lan', path: '/export/media' } }],
        ),
        set(
          'spoke Deployment rsshub',
          [...POD, 'containers', 0, 'volumeMounts'],
          [{ name: 'media', mountPath: '/media' }],
        ),
      ],
    },
    {
      name: 'a level that refuses the pods of a chart',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], 'baseline')],
    },
    {
      name: 'an empty level',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enforce`], '')],
    },
    {
      name: 'a typo in a label of Pod Security',
      changes: [set('hub Namespace monitoring', ['metadata', 'labels', `${LABEL}enfroce`], 'baseline')],
    },
  ],
})
