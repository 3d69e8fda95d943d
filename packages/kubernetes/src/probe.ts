import type { IProbe } from './types.ts'

type Timing = Omit<IProbe, 'httpGet' | 'exec' | 'tcpSocket' | 'grpc'> & {
  timeoutSeconds: number
  periodSeconds: number
}

/**
 * An HTTP probe of a path on one of the container's named ports. The time-out is required: Kubernetes' default of 1 s
 * restarts slow pods endlessly.
 */
export const httpProbe = (path: string, port: string | number, timing: Timing) =>
  ({ httpGet: { path, port }, ...timing }) satisfies IProbe
