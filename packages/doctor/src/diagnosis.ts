/** What was asked of a program, and what it answered. Never the value of a Secret. */
export interface Evidence {
  /** A query, or an object with the field that was read: `Pod monitoring/loki-0 .status.phase`. */
  readonly asked: string
  readonly seen: string
}

/** Findings that another one is about: those of a check, in a cluster, about a subject. What is left out means any. */
export interface Symptom {
  readonly check: string
  readonly cluster?: string
  readonly subject?: string
}

/** What a check finds: what is wrong in a running cluster, how that is known, why, and what to do. */
export interface Found {
  /** `error`: telemetry is lost or late, or the cluster is not as its tree says. `warning`: it is likely to become one. */
  readonly severity: 'error' | 'warning'
  /** The cluster where it is to be fixed; nothing where it concerns the whole fleet. */
  readonly cluster?: string
  /** The object or the job: `Deployment monitoring/loki`, `job node-exporter`. */
  readonly subject?: string
  /** What is wrong, in a sentence without a full stop. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  /** The likely cause, in a sentence. */
  readonly cause: string
  /** What to run or change. Commands name the context of the cluster. */
  readonly fix: string
  /** What else is found because of this. */
  readonly explains?: readonly Symptom[]
  /** What this follows from, where that is found: of what has many causes, it knows them better than each of them knows it. */
  readonly followsFrom?: readonly Symptom[]
}

export interface Diagnosis extends Found {
  /** The id of the check. */
  readonly check: string
}

/** A finding that no other explains, and those that it explains. */
export interface Headline extends Diagnosis {
  readonly symptoms: readonly Diagnosis[]
}
