import type { Component } from '@fleet/model'
import { backups } from '@fleet/backups'
import { dashboards } from '@fleet/dashboards'
import { doctorRole } from '@fleet/doctor-role'
import { exporters } from '@fleet/exporters'
import { jaeger } from '@fleet/jaeger'
import { loki } from '@fleet/loki'
import { otelCollector } from '@fleet/otel-collector'
import { ownFiles } from '@fleet/own-files'
import { prometheus } from '@fleet/prometheus'
import { thanos } from '@fleet/thanos'
import { victoriaLogsStore } from '@fleet/victoria-logs'
import { workloads } from '@fleet/workloads'

/** Everything that makes files, by the package that it is in. Their order does not affect the output. */
export const COMPONENTS: Readonly<Record<string, Component>> = {
  'otel-collector': otelCollector,
  prometheus,
  loki,
  'victoria-logs': victoriaLogsStore,
  jaeger,
  thanos,
  exporters,
  dashboards,
  workloads,
  'own-files': ownFiles,
  backups,
  'doctor-role': doctorRole,
}
