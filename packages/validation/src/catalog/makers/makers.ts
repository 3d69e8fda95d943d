import type { Made } from '../../values/absence.ts'

/**
 * What an operator makes of one object, in the object's namespace. A list has the names that are known: `*` stands for the
 * object's name, a path for what the object says there, and of several with `??` the first that the object has.
 */
export interface Maker {
  readonly secrets?: readonly string[]
  readonly configMaps?: readonly string[]
  readonly services?: readonly string[]
  readonly accounts?: readonly string[]
  /** What it makes by names that are not known. */
  readonly more?: readonly Made[]
}

/** An operator that runs a program: its pods, their accounts and their claims have labels and names that are not known. */
const RUNS: readonly Made[] = ['accounts', 'claims', 'pods', 'roles']

/** The custom resources whose effects are known, by group and kind. Every other one may make anything. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  // Secrets
  'bitnami.com/SealedSecret': { secrets: ['*'] },
  'external-secrets.io/ExternalSecret': { secrets: ['spec.target.name ?? *'] },
  'isindir.github.com/SopsSecret': { secrets: ['spec.secretTemplates[].name'] },
  'k8s.bitwarden.com/BitwardenSecret': { secrets: ['spec.secretName'] },
  'onepassword.com/OnePasswordItem': { secrets: ['*'] },
  'secrets.doppler.com/DopplerSecret': { secrets: ['spec.managedSecret.name'] },
  'secrets.hashicorp.com/VaultDynamicSecret': { secrets: ['spec.destination.name'] },
  'secrets.hashicorp.com/VaultPKISecret': { secrets: ['spec.destination.name'] },
  'secrets.hashicorp.com/VaultStaticSecret': { secrets: ['spec.destination.name'] },
  'secrets.infisical.com/InfisicalDynamicSecret': { secrets: ['spec.managedSecretReference.secretName'] },
  'secrets.infisical.com/InfisicalSecret': {
    secrets: ['spec.managedSecretReference.secretName', 'spec.managedKubeSecretReferences[].secretName'],
    configMaps: ['spec.managedKubeConfigMapReferences[].configMapName'],
  },
  // Certificates
  'cert-manager.io/Certificate': { secrets: ['spec.secretName'] },
  'cert-manager.io/Issuer': { secrets: ['spec.acme.privateKeySecretRef.name'] },
  // Databases, caches and queues
  'acid.zalan.do/postgresql': {
    services: ['*', '*-repl', '*-config', '*-pooler', '*-pooler-repl'],
    more: [...RUNS, 'secrets'],
  },
  'dragonflydb.io/Dragonfly': { services: ['spec.serviceSpec.name ?? *'], more: RUNS },
  'elasticsearch.k8s.elastic.co/Elasticsearch': {
    services: ['*-es-http', '*-es-internal-http', '*-es-transport'],
    more: [...RUNS, 'services', 'secrets', 'configMaps'],
  },
  'k8s.mariadb.com/Connection': { secrets: ['spec.secretName ?? *'], more: ['services'] },
  'k8s.mariadb.com/MariaDB': {
    services: ['*', '*-internal', '*-primary', '*-secondary', '*-metrics'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'kafka.strimzi.io/Kafka': {
    services: ['*-kafka-bootstrap', '*-kafka-brokers'],
    more: [...RUNS, 'services', 'secrets', 'configMaps'],
  },
  'kafka.strimzi.io/KafkaUser': { secrets: ['*'] },
  'mongodbcommunity.mongodb.com/MongoDBCommunity': { services: ['*-svc'], more: [...RUNS, 'secrets'] },
  'postgres-operator.crunchydata.com/PostgresCluster': {
    services: ['*-primary', '*-replicas', '*-ha', '*-pods', '*-pgbouncer'],
    more: [...RUNS, 'services', 'secrets', 'configMaps'],
  },
  'postgresql.cnpg.io/Cluster': {
    services: [
      '*-rw',
      '*-ro',
      '*-r',
      '*-any',
      'spec.managed.services.additional[].serviceTemplate.metadata.name',
    ],
    secrets: ['*-app', '*-superuser', '*-ca', '*-server', '*-replication'],
    accounts: ['*'],
    more: ['claims', 'pods', 'roles'],
  },
  'postgresql.cnpg.io/Pooler': { services: ['*'], accounts: ['*'], more: ['pods'] },
  'rabbitmq.com/RabbitmqCluster': {
    services: ['*', '*-nodes'],
    secrets: ['*-default-user', '*-erlang-cookie'],
    configMaps: ['*-server-conf', '*-plugins-conf'],
    more: RUNS,
  },
  // Storage
  'ceph.rook.io/CephObjectStore': { services: ['rook-ceph-rgw-*'], more: [...RUNS, 'secrets', 'configMaps'] },
  'ceph.rook.io/CephObjectStoreUser': { secrets: ['rook-ceph-object-user-{spec.store}-*'] },
  'objectbucket.io/ObjectBucketClaim': { secrets: ['*'], configMaps: ['*'] },
  'volsync.backube/ReplicationDestination': { more: [...RUNS, 'secrets', 'services'] },
  'volsync.backube/ReplicationSource': { more: [...RUNS, 'secrets', 'services'] },
  // Telemetry
  'grafana.integreatly.org/Grafana': {
    services: ['*-service'],
    secrets: ['*-admin-credentials'],
    configMaps: ['*-ini', '*-plugins'],
    accounts: ['*-sa'],
    more: ['claims', 'pods'],
  },
  'monitoring.coreos.com/Alertmanager': {
    services: ['alertmanager-operated'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'monitoring.coreos.com/Prometheus': {
    services: ['prometheus-operated'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'monitoring.coreos.com/PrometheusAgent': {
    services: ['prometheus-agent-operated'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'monitoring.coreos.com/ThanosRuler': {
    services: ['thanos-ruler-operated'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VLAgent': { more: [...RUNS, 'services', 'secrets', 'configMaps'] },
  'operator.victoriametrics.com/VLCluster': { more: [...RUNS, 'services', 'secrets', 'configMaps'] },
  'operator.victoriametrics.com/VLSingle': { services: ['vlsingle-*'], accounts: ['vlsingle-*'], more: RUNS },
  'operator.victoriametrics.com/VLogs': { services: ['vlogs-*'], accounts: ['vlogs-*'], more: RUNS },
  'operator.victoriametrics.com/VMAgent': {
    services: ['vmagent-*'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VMAlert': {
    services: ['vmalert-*'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VMAlertmanager': {
    services: ['vmalertmanager-*'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VMAuth': { services: ['vmauth-*'], more: [...RUNS, 'secrets', 'configMaps'] },
  'operator.victoriametrics.com/VMCluster': {
    services: ['vmselect-*', 'vminsert-*', 'vmstorage-*'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VMSingle': {
    services: ['vmsingle-*'],
    more: [...RUNS, 'secrets', 'configMaps'],
  },
  'operator.victoriametrics.com/VTSingle': { services: ['vtsingle-*'], accounts: ['vtsingle-*'], more: RUNS },
  'operator.victoriametrics.com/VMUser': { secrets: ['vmuser-*'] },
  'opentelemetry.io/OpenTelemetryCollector': {
    services: ['*-collector', '*-collector-headless', '*-collector-monitoring', '*-collector-extension'],
    more: [...RUNS, 'configMaps'],
  },
  // Networks
  'gateway.networking.k8s.io/Gateway': {
    more: [...RUNS, 'services', 'configMaps'],
  },
  // Jobs on nodes
  'tuppr.home-operations.com/KubernetesUpgrade': { more: ['pods'] },
  'tuppr.home-operations.com/TalosUpgrade': { more: ['pods'] },
  'upgrade.cattle.io/Plan': { more: ['pods'] },
  'keda.sh/ScaledJob': { more: ['pods'] },
  'keycloak.org/Keycloak': {
    services: ['*-service', '*-discovery'],
    secrets: ['*-initial-admin'],
    more: RUNS,
  },
}
