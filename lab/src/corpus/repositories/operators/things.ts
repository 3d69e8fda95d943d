import { kustomization, manifests, object, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { namespace } from '../../workloads.ts'

export const things: Files = under('apps/things', {
  'kustomization.yaml': kustomization({
    namespace: 'things',
    resources: ['namespace.yaml', 'lamps.yaml', 'jobs.yaml'],
  }),
  'namespace.yaml': manifests(namespace('things')),
  'lamps.yaml': manifests(
    ...['kitchen', 'hall', 'study'].map((room) =>
      withSpec('home.example.org/v1', 'Lamp', room, { room, watts: 9 }),
    ),
  ),
  'jobs.yaml': manifests(
    object('v1', 'ServiceAccount', 'cleaner'),
    withSpec('batch/v1', 'CronJob', 'cleaner', {
      schedule: '30 3 * * 0',
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          template: {
            spec: {
              serviceAccountName: 'cleaner',
              restartPolicy: 'Never',
              securityContext: { runAsNonRoot: true, runAsUser: 1000 },
              containers: [
                {
                  name: 'cleaner',
                  image: 'docker.io/library/busybox:1.38.0',
                  command: ['sh', '-c', 'find /data -mtime +30 -delete'],
                  resources: { limits: { memory: '64Mi' } },
                  volumeMounts: [{ name: 'data', mountPath: '/data' }],
                },
              ],
              volumes: [{ name: 'data', emptyDir: {} }],
            },
          },
        },
      },
    }),
  ),
})
