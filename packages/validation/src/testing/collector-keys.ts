/** The committed collectors, and where in their objects the configurations lie. */
export const SPOKE_CONFIG = 'spoke ConfigMap otel-collector-*'
export const SPOKE_KEYS = ['data', 'config.yaml'] as const
export const SPOKE_AGENT = 'spoke DaemonSet otel-collector'
export const SPOKE_CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const
export const HUB_COLLECTOR = 'hub HelmRelease opentelemetry-collector'
export const HUB_KEYS = ['spec', 'values', 'alternateConfig'] as const
export const HUB_LOKI = 'hub HelmRelease loki'
export const HUB_STACK = 'hub HelmRelease kube-prometheus-stack'
export const VALUES = ['spec', 'values'] as const
