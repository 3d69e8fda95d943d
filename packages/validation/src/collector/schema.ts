import { z } from 'zod'

const texts = z.array(z.string()).readonly()

/** An operator of file_log. Which fields it has depends on its type; those that rules read are named. */
const operator = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  regex: z.string().optional(),
  parse_from: z.string().optional(),
  add_metadata_from_filepath: z.boolean().optional(),
})
export type Operator = z.infer<typeof operator>

export const fileLog = z.looseObject({
  include: texts,
  include_file_path: z.boolean().optional(),
  operators: z.array(operator).readonly().default([]),
})

const staticConfig = z.looseObject({
  targets: texts,
  labels: z.record(z.string(), z.string()).optional(),
})

/** A scrape configuration of Prometheus, here and in kube-prometheus-stack's values. */
export const scrapeConfig = z.looseObject({
  job_name: z.string(),
  metrics_path: z.string().default('/metrics'),
  static_configs: z.array(staticConfig).readonly().default([]),
})
export type ScrapeConfig = z.infer<typeof scrapeConfig>

export const prometheusReceiver = z.looseObject({
  config: z.looseObject({ scrape_configs: z.array(scrapeConfig).readonly() }),
})

export const resourceProcessor = z.looseObject({
  attributes: z
    .array(z.looseObject({ key: z.string(), value: z.unknown().optional(), action: z.string() }))
    .readonly(),
})

export const k8sAttributes = z.looseObject({
  filter: z.looseObject({ node_from_env_var: z.string().optional() }).optional(),
  pod_association: z
    .array(
      z.looseObject({ sources: z.array(z.looseObject({ from: z.string(), name: z.string().optional() })) }),
    )
    .readonly()
    .default([]),
})

export const otlpHttp = z.looseObject({ endpoint: z.url() })

/** Remote write takes its endpoint at the top or, with a client block of its own, under `http`. */
export const remoteWrite = z
  .looseObject({
    endpoint: z.url().optional(),
    http: z.looseObject({ endpoint: z.url() }).optional(),
    external_labels: z.record(z.string(), z.string()).default({}),
  })
  .refine(({ endpoint, http }) => endpoint !== undefined || http !== undefined, 'endpoint is missing')

const section = z.record(z.string(), z.unknown()).default({})

const pipeline = z.looseObject({ receivers: texts, processors: texts.default([]), exporters: texts })

/** The outline of a configuration, whatever its components hold. */
export const outline = z.looseObject({
  extensions: section,
  receivers: section,
  processors: section,
  exporters: section,
  connectors: section,
  service: z.looseObject({
    extensions: texts.default([]),
    pipelines: z.record(z.string(), pipeline),
  }),
})
export type Outline = z.infer<typeof outline>

/** A component's type by the name that precedes `/` in its id, older spellings included. */
export const COMPONENTS = {
  receivers: { file_log: fileLog, filelog: fileLog, prometheus: prometheusReceiver },
  processors: { resource: resourceProcessor, k8s_attributes: k8sAttributes, k8sattributes: k8sAttributes },
  exporters: {
    otlp_http: otlpHttp,
    otlphttp: otlpHttp,
    prometheus_remote_write: remoteWrite,
    prometheusremotewrite: remoteWrite,
  },
} as const
