import type { OwnPods } from './pods.ts'

/** A host that a configuration names, and its port where it states one. */
export interface Endpoint {
  /** A name, an address, or a variable: `${env:NODE_IP}`. */
  readonly host: string
  readonly port: number | undefined
  readonly scheme: string | undefined
}

const ENDPOINT = /^(?:([a-z][\w+.-]*):\/\/)?(?:[^@/\s]*@)?(\$\{[^}]+\}|[\w.-]+)(?::(\d+))?(?:[/?#]|$)/i

/** What programs take where a URL states no port. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  amqp: 5672,
  http: 80,
  https: 443,
  mariadb: 3306,
  mongodb: 27017,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  rediss: 6379,
}

/** Reads `http://host:port/path` and `host:port`. */
export const endpointIn = (text: string): Endpoint[] => {
  const [, scheme, host, port] = ENDPOINT.exec(text.trim()) ?? []
  if (host === undefined) return []
  const kind = scheme?.toLowerCase()
  return [{ host, port: port === undefined ? DEFAULT_PORTS[kind ?? ''] : Number(port), scheme: kind }]
}

/** What variables of a host are called. */
const HOST = /(?:^|_)(?:ADDR|ADDRESS|BROKERS?|ENDPOINT|HOST|HOSTNAME|SERVER|URI|URL)$/

/** The endpoints in the variables of a tree's own pods: URLs, and the hosts of variables with such a name. */
export const variableEndpoints = ({ spec }: OwnPods): Endpoint[] =>
  spec.containers.flatMap(({ env }) =>
    (env ?? []).flatMap(({ name, value }) =>
      typeof value === 'string' && (value.includes('://') || HOST.test(name)) ? endpointIn(value) : [],
    ),
  )
