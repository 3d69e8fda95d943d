/** The measured cost of an engine's build. */
interface BuildCost {
  /** On two cores with Go's caches empty at the first engine, in the order of the list. */
  readonly seconds: number
  /** Disk space: modules, Go's build cache, and the programs. */
  readonly megabytes: number
}

/** Measured on 2026-11-29, beside other work. */
export const buildCosts: Readonly<Record<string, BuildCost>> = {
  'otel-collector': { seconds: 303, megabytes: 4900 },
  prometheus: { seconds: 28, megabytes: 310 },
  alertmanager: { seconds: 43, megabytes: 290 },
  'victoria-logs': { seconds: 11, megabytes: 80 },
  // Its build ran beside several others, which took most of its 1636 s: an estimate.
  jaeger: { seconds: 420, megabytes: 1500 },
  thanos: { seconds: 249, megabytes: 1500 },
  // Built apart, on 2026-11-30: its processor time.
  versitygw: { seconds: 55, megabytes: 400 },
  etcd: { seconds: 16, megabytes: 50 },
  kubernetes: { seconds: 433, megabytes: 3240 },
  'node-exporter': { seconds: 5, megabytes: 110 },
  'blackbox-exporter': { seconds: 97, megabytes: 310 },
  // Built apart, on 2026-11-30.
  'postgres-exporter': { seconds: 30, megabytes: 150 },
  'kube-state-metrics': { seconds: 43, megabytes: 370 },
  'prometheus-operator': { seconds: 32, megabytes: 260 },
  'source-controller': { seconds: 215, megabytes: 710 },
  'kustomize-controller': { seconds: 40, megabytes: 200 },
  'helm-controller': { seconds: 14, megabytes: 150 },
  sops: { seconds: 20, megabytes: 150 },
  kwok: { seconds: 228, megabytes: 830 },
  kustomize: { seconds: 5, megabytes: 30 },
  helm: { seconds: 21, megabytes: 140 },
  k3s: { seconds: 1, megabytes: 1 },
  routes: { seconds: 3, megabytes: 70 },
  'external-secrets': { seconds: 1, megabytes: 1 },
}
