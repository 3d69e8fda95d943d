/** A line and its attributes. */
export interface SentLine {
  /** Nanoseconds since 1970. */
  readonly time: bigint
  readonly text: string
  /** Of what wrote it. */
  readonly resource: Readonly<Record<string, string>>
}

/** Lines as a request of OTLP in protobuf, which is all that VictoriaLogs takes: ExportLogsServiceRequest. */
export const otlpRequest = (lines: readonly SentLine[]): Buffer =>
  Buffer.concat(
    [...Map.groupBy(lines, ({ resource }) => JSON.stringify(resource)).values()].map((group) =>
      field(1, resourceLogs(group)),
    ),
  )

const resourceLogs = (lines: readonly SentLine[]): Buffer => {
  const attributes = Object.entries(lines[0]?.resource ?? {}).map(([key, value]) =>
    field(1, Buffer.concat([field(1, Buffer.from(key)), field(2, text(value))])),
  )
  const records = lines.map((line) =>
    field(2, Buffer.concat([fixed64(1, line.time), field(5, text(line.text))])),
  )
  return Buffer.concat([field(1, Buffer.concat(attributes)), field(2, Buffer.concat(records))])
}

/** AnyValue.string_value */
const text = (value: string): Buffer => field(1, Buffer.from(value))

/** A field with a message, a text or bytes. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | 2]), varint(content.length), content])

const fixed64 = (number: number, value: bigint): Buffer => {
  const bytes = Buffer.alloc(9)
  bytes[0] = (number << 3) | 1
  bytes.writeBigUInt64LE(value, 1)
  return bytes
}

const varint = (value: number): Buffer => {
  const bytes: number[] = []
  let left = value
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80)
    left >>>= 7
  }
  return Buffer.from([...bytes, left])
}
