import type { Draft } from './sample-trees.ts'

/** A Job of a person's that no rule refuses. */
export const JOB = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'seed',
    namespace: 'rss-system',
    annotations: { 'kustomize.toolkit.fluxcd.io/force': 'enabled' },
  },
  spec: {
    backoffLimit: 3,
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'seed' } },
      spec: {
        restartPolicy: 'OnFailure',
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 1000,
          runAsGroup: 1000,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'seed',
            image: 'ghcr.io/example/seed:1.4.2',
            resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
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
} satisfies Draft
