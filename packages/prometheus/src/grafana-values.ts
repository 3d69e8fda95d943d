import {
  DASHBOARD_FOLDER_ANNOTATION,
  DASHBOARD_LABEL,
  DATA_SOURCE_UID,
  hubCluster,
  metricsQuery,
  seconds,
  serviceUrl,
  usesThanos,
  durationOf,
  type Fleet,
} from '@fleet/model'
import { addedDataSources, dataSourceVariables } from './grafana/data-sources.ts'
import { grafanaIni } from './grafana/ini.ts'
import { logSources, pluginsOf } from './grafana/log-source.ts'
import { oidcVariables } from './grafana/oidc.ts'
import { exemplarLinks, traceSources } from './grafana/traces.ts'
import { sidecarResources } from './helper-resources.ts'

/** Grafana, from Git: what is made in Grafana itself ends with its pod, unless it has a volume. */
export const grafanaValues = (fleet: Fleet) => {
  const { admin, resources } = fleet.hub.grafana
  const plugins = pluginsOf(fleet)
  return {
    admin: { existingSecret: admin.secret, userKey: admin.userKey, passwordKey: admin.passwordKey },
    resources,
    ...stated('grafana.ini', grafanaIni(fleet)),
    ...stated('envValueFrom', { ...oidcVariables(fleet), ...dataSourceVariables(fleet) }),
    ...(plugins && { plugins }),
    ...persistence(fleet),
    // The chart's own are half empty: they read metrics that spokes do not send.
    defaultDashboardsEnabled: false,
    testFramework: { enabled: false },
    // Rights in its own namespace only, where all its ConfigMaps are.
    rbac: { namespaced: true },
    sidecar: {
      resources: sidecarResources,
      dashboards: dashboardSidecar(fleet),
      datasources: prometheusSource(fleet),
    },
    additionalDataSources: [...logSources(fleet), ...traceSources(fleet), ...addedDataSources(fleet)],
  }
}

const stated = (key: string, value: object) => (Object.keys(value).length > 0 ? { [key]: value } : {})

/** One pod at a time: two must not write to one database, and only one node can mount the volume. */
const persistence = (fleet: Fleet) => {
  const { volume } = fleet.hub.grafana
  if (volume === undefined) return {}
  return {
    persistence: {
      enabled: true,
      storageClassName: hubCluster(fleet).storageClass,
      accessModes: ['ReadWriteOnce'],
      size: volume,
    },
    deploymentStrategy: { type: 'Recreate' },
    // A container of the user root, for volumes that ignore the pod's fsGroup; those of k3s are open to every user.
    initChownData: { enabled: false },
  }
}

/** Both switches are needed for folders: without the second one the annotation is ignored. */
const dashboardSidecar = ({ telemetry }: Fleet) => ({
  enabled: true,
  label: DASHBOARD_LABEL.name,
  labelValue: DASHBOARD_LABEL.value,
  folderAnnotation: DASHBOARD_FOLDER_ANNOTATION,
  searchNamespace: telemetry.namespace,
  resource: 'configmap',
  provider: { foldersFromFilesStructure: true, allowUiUpdates: false },
})

const prometheusSource = (fleet: Fleet) => ({
  enabled: true,
  searchNamespace: fleet.telemetry.namespace,
  resource: 'configmap',
  uid: DATA_SOURCE_UID.prometheus,
  ...(usesThanos(fleet) && { url: serviceUrl(metricsQuery(fleet)) }),
  // Grafana's $__rate_interval spans four of these: the slowest exporter decides, for its rates must not be empty.
  defaultDatasourceScrapeInterval: longestInterval(fleet),
  ...exemplarLinks(fleet),
  alertmanager: { enabled: false },
})

const longestInterval = ({ telemetry }: Fleet) =>
  durationOf(Math.max(...Object.values(telemetry.scrapeIntervals).map(seconds)))
