interface ChartPort {
  readonly number: number
  readonly protocol: 'TCP' | 'UDP'
}

/** The ports that the chart gives the nodes of its mode `daemonset`. */
export const COLLECTOR_HOST_PORTS: Readonly<Record<string, ChartPort>> = {
  otlp: { number: 4317, protocol: 'TCP' },
  'otlp-http': { number: 4318, protocol: 'TCP' },
  'jaeger-compact': { number: 6831, protocol: 'UDP' },
  'jaeger-thrift': { number: 14_268, protocol: 'TCP' },
  'jaeger-grpc': { number: 14_250, protocol: 'TCP' },
  zipkin: { number: 9411, protocol: 'TCP' },
}
