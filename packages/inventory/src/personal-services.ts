import type { WorkloadInput } from '@fleet/model'
import { serviceImages } from './versions.ts'

const namespace = 'personal-services'

/** nginx as its image ships it: the master process starts as root and its workers as the user nginx. */
const nginx = {
  as: 'root',
  because:
    'the nginx image starts as root, owns its cache directories to the user nginx and runs its workers as that user',
  capabilities: ['CHOWN', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'],
} satisfies WorkloadInput['runAs']

const staticSiteTimings = {
  liveness: { initialDelaySeconds: 15, periodSeconds: 20, timeoutSeconds: 5 },
  readiness: { initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 5 },
} as const

export const personalServices: Record<string, WorkloadInput> = {
  'it-tools': {
    namespace,
    controller: 'Deployment',
    image: serviceImages.itTools,
    ports: { http: 80 },
    probes: { action: { type: 'http', path: '/', port: 'http' }, ...staticSiteTimings },
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    runAs: nginx,
    readOnlyRootFilesystem: false,
  },
  squoosh: {
    namespace,
    controller: 'Deployment',
    image: serviceImages.squoosh,
    ports: { http: 8080 },
    probes: { action: { type: 'http', path: '/', port: 'http' }, ...staticSiteTimings },
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
    runAs: nginx,
    readOnlyRootFilesystem: false,
  },
  'stirling-pdf': {
    namespace,
    controller: 'Deployment',
    image: serviceImages.stirlingPdf,
    ports: { http: 8080 },
    probes: {
      action: { type: 'http', path: '/api/v1/info', port: 'http' },
      // A JVM on two shared cores: it may need minutes to its first answer.
      startup: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 30 },
      liveness: { initialDelaySeconds: 30, periodSeconds: 20, timeoutSeconds: 10 },
      readiness: { initialDelaySeconds: 15, periodSeconds: 10, timeoutSeconds: 10 },
    },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    runAs: {
      as: 'root',
      because:
        'its entry point owns its directories to the user stirlingpdfuser and only then drops to that user',
      capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    },
    readOnlyRootFilesystem: false,
    volumes: { configs: { size: '1Gi', mounts: [{ path: '/configs' }] } },
  },
}
