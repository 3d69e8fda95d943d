/** Programs that keep data of others, by the last part of their images’ names. */
const DATABASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:postgres|postgresql|postgis|pgvector|timescaledb(?:-ha)?|spilo-\d+)$/, 'PostgreSQL'],
  [/^(?:mysql|mysql-server|percona-server)$/, 'MySQL'],
  [/^mariadb$/, 'MariaDB'],
  [/^(?:mongo|mongodb|mongodb-community-server)$/, 'MongoDB'],
  [/^(?:redis|redis-stack-server)$/, 'Redis'],
  [/^valkey$/, 'Valkey'],
  [/^influxdb$/, 'InfluxDB'],
  [/^clickhouse(?:-server)?$/, 'ClickHouse'],
  [/^cassandra$/, 'Cassandra'],
  [/^elasticsearch$/, 'Elasticsearch'],
  [/^opensearch$/, 'OpenSearch'],
  [/^etcd$/, 'etcd'],
  [/^couchdb$/, 'CouchDB'],
  [/^neo4j$/, 'Neo4j'],
  [/^qdrant$/, 'Qdrant'],
  [/^meilisearch$/, 'Meilisearch'],
  [/^victoria-(?:metrics|logs)$/, 'VictoriaMetrics'],
  [/^prometheus$/, 'Prometheus'],
  [/^loki$/, 'Loki'],
  [/^mimir$/, 'Mimir'],
]

/** The database that an image is, by its name without tag. */
export const databaseOf = (image: string): string | undefined => {
  const last = image.split('/').at(-1) ?? ''
  return DATABASES.find(([pattern]) => pattern.test(last))?.[1]
}
