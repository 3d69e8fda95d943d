import type { BLACKBOX_EXPORTER, BuiltInName, POSTGRES_EXPORTER, ScrapeTarget } from '@fleet/model'
import type { CatalogueFile } from './catalogue.ts'
import apiserver from './apiserver.json' with { type: 'json' }
import blackboxExporter from './blackbox-exporter.json' with { type: 'json' }
import cadvisor from './cadvisor.json' with { type: 'json' }
import certManager from './cert-manager.json' with { type: 'json' }
import cloudflared from './cloudflared.json' with { type: 'json' }
import controllerRuntime from './controller-runtime.json' with { type: 'json' }
import coredns from './coredns.json' with { type: 'json' }
import etcd from './etcd.json' with { type: 'json' }
import goRuntime from './go-runtime.json' with { type: 'json' }
import helmController from './helm-controller.json' with { type: 'json' }
import ingressNginx from './ingress-nginx.json' with { type: 'json' }
import kubeStateMetrics from './kube-state-metrics.json' with { type: 'json' }
import kubelet from './kubelet.json' with { type: 'json' }
import kustomizeController from './kustomize-controller.json' with { type: 'json' }
import longhorn from './longhorn.json' with { type: 'json' }
import nodeExporter from './node-exporter.json' with { type: 'json' }
import otelCollector from './otel-collector.json' with { type: 'json' }
import postgresExporter from './postgres-exporter.json' with { type: 'json' }
import prometheus from './prometheus.json' with { type: 'json' }
import prometheusOperator from './prometheus-operator.json' with { type: 'json' }
import scrape from './scrape.json' with { type: 'json' }
import sourceController from './source-controller.json' with { type: 'json' }
import thanosCompact from './thanos-compact.json' with { type: 'json' }
import thanosQuery from './thanos-query.json' with { type: 'json' }
import thanosReceive from './thanos-receive.json' with { type: 'json' }
import thanosRule from './thanos-rule.json' with { type: 'json' }
import thanosStore from './thanos-store.json' with { type: 'json' }
import traefik from './traefik.json' with { type: 'json' }
import victoriaLogs from './victoria-logs.json' with { type: 'json' }

/** What each exporter yields, by its name: of every scrape target and built-in, of databases, of probes, and of what charts scrape. `scrape` is what Prometheus adds to every job. */
export const CATALOGUES = {
  apiserver,
  'blackbox-exporter': blackboxExporter,
  cadvisor,
  'cert-manager': certManager,
  cloudflared,
  'controller-runtime': controllerRuntime,
  coredns,
  etcd,
  'go-runtime': goRuntime,
  'helm-controller': helmController,
  'ingress-nginx': ingressNginx,
  kubelet,
  'kube-state-metrics': kubeStateMetrics,
  'kustomize-controller': kustomizeController,
  longhorn,
  'node-exporter': nodeExporter,
  'otel-collector': otelCollector,
  'postgres-exporter': postgresExporter,
  prometheus,
  'prometheus-operator': prometheusOperator,
  scrape,
  'source-controller': sourceController,
  'thanos-compact': thanosCompact,
  'thanos-query': thanosQuery,
  'thanos-receive': thanosReceive,
  'thanos-rule': thanosRule,
  'thanos-store': thanosStore,
  traefik,
  'victoria-logs': victoriaLogs,
} as const satisfies Readonly<
  Record<
    ScrapeTarget['exporter'] | BuiltInName | typeof BLACKBOX_EXPORTER | (typeof POSTGRES_EXPORTER)['job'],
    CatalogueFile
  >
> &
  Readonly<Record<string, CatalogueFile>>

export type { CatalogueFile }

export type ExporterName = keyof typeof CATALOGUES

/** The catalogues of what an exporter yields, its own first. */
export const cataloguesOf = (exporter: ExporterName): readonly ExporterName[] => [
  exporter,
  ...((catalogueOf(exporter).with ?? []) as readonly ExporterName[]),
]

export const catalogueOf = (exporter: ExporterName): CatalogueFile => CATALOGUES[exporter]

export const isExporter = (name: string): name is ExporterName => Object.hasOwn(CATALOGUES, name)
