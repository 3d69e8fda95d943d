import type { Headline, Unasked } from '@fleet/doctor'
import type { Diagnosed } from '../doctor/diagnosed.ts'

/** A finding that stands alone, `over` what a test is about. */
export const sampleHeadline = (over: Partial<Headline> = {}): Headline => ({
  check: 'workload-ready',
  severity: 'error',
  cluster: 'hub',
  subject: 'Deployment monitoring/loki',
  message: '0 of 1 replicas are ready',
  evidence: [{ asked: 'Deployment monitoring/loki .status.readyReplicas', seen: '0' }],
  cause: 'The image cannot be pulled.',
  fix: 'kubectl --context hub --namespace monitoring describe deployment loki',
  symptoms: [],
  ...over,
})

/** A check that was not asked, `over` what a test is about. */
export const sampleUnasked = (over: Partial<Unasked> = {}): Unasked => ({
  check: 'workload-ready',
  cluster: 'spoke',
  obstacle: 'unreachable',
  message: 'the API server cannot be reached',
  fix: 'join the tailnet',
  ...over,
})

/** A run of two clusters that found nothing, `over` what a test is about. */
export const sampleDiagnosed = (over: Partial<Diagnosed> = {}): Diagnosed => ({
  headlines: [],
  unasked: [],
  asked: 60,
  clusters: ['hub', 'spoke'],
  seconds: 1.5,
  ...over,
})
