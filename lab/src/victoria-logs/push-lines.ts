import { STREAM_FIELDS, VICTORIA_LOGS_PUSH_PATH } from '@fleet/model'
import { otlpRequest, type SentLine } from './otlp-request.ts'

/** Pushes lines to a process of VictoriaLogs as the gateway does. @returns the status of its answer */
export const pushLines = async (base: string, lines: readonly SentLine[]): Promise<number> => {
  const answer = await fetch(`${base}${VICTORIA_LOGS_PUSH_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', 'VL-Stream-Fields': STREAM_FIELDS.join(',') },
    body: new Uint8Array(otlpRequest(lines)),
  })
  return answer.status
}
