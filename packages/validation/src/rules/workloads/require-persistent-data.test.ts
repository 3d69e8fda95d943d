import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePersistentData } from './require-persistent-data.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const
const STORAGE = ['spec', 'resources', 'requests', 'storage'] as const

const USER = { runAsNonRoot: true, runAsUser: 70, runAsGroup: 70, seccompProfile: { type: 'RuntimeDefault' } }

/** A client of the database, by the image of the database. */
const client = (started: object) =>
  own({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'miniflux-check', namespace: 'rss-system' },
    spec: {
      schedule: '30 3 * * *',
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': 'miniflux-check' } },
            spec: {
              restartPolicy: 'OnFailure',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: USER,
              containers: [
                {
                  name: 'check',
                  image: 'postgres:17-alpine',
                  ...started,
                  resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ['ALL'] },
                  },
                },
              ],
            },
          },
        },
      },
    },
  })

testRule(requirePersistentData, {
  valid: [
    { name: 'a client with the image of its server', changes: client({ command: ['pg_isready'] }) },
    { name: 'a dump as the arguments of an entry point', changes: client({ args: ['pg_dumpall'] }) },
    { name: 'a script', changes: client({ command: ['sh', '-c', 'psql < /dev/null'] }) },
  ],
  invalid: [
    {
      name: 'a volume beside the data',
      changes: [
        set('spoke Deployment n8n', [...CONTAINER, 'volumeMounts', 0, 'mountPath'], '/home/node/n8n'),
      ],
    },
    {
      name: 'a database outside its volume',
      changes: [
        set('spoke StatefulSet miniflux-postgres', [...CONTAINER, 'env', 0, 'value'], '/var/lib/pgdata'),
      ],
    },
    {
      name: 'a claim with too little space',
      changes: [set('hub PersistentVolumeClaim calibre-web.books', STORAGE, '50Mi')],
    },
  ],
})
