/** A row of an export: values that are JSON. */
export type ExportRow = Readonly<Record<string, unknown>>;

export function toDump(row: ExportRow): ExportRow {
  const detection = (row.detection ?? {}) as Record<string, unknown>;
  const summary = (row.summary ?? {}) as Record<string, unknown>;
  return {
    dump: numberOf(row.id),
    sha256: row.sha256,
    name: row.name,
    sizeBytes: numberOf(row.size_bytes),
    receivedAt: iso(row.received_at),
    observedAt: iso(row.observed_at),
    modifiedAt: iso(row.modified_at),
    hints: row.hints ?? null,
    state: row.state,
    compression: row.compression ?? null,
    format: detection.format ?? null,
    encoding: detection.encoding ?? null,
    evidence: detection.evidence ?? null,
    found: summary.found ?? null,
    declared: summary.declared ?? null,
    bytes: summary.account ?? null,
    warnings: summary.warnings ?? null,
    failure: row.failure ?? null,
    recordedAt: iso(row.recorded_at),
    entries: row.entries ?? null,
    receipts: row.receipts ?? [],
  };
}

export function toArrival(row: ExportRow): ExportRow {
  return {
    arrival: numberOf(row.id),
    key: row.claim_key,
    dump: numberOf(row.dump_id),
    sha256: row.sha256 ?? null,
    name: row.name,
    inboxPath: row.inbox_path,
    sizeBytes: numberOf(row.size_bytes),
    receivedAt: iso(row.received_at),
    outcome: row.outcome ?? null,
    failure: row.failure ?? null,
    shelvedAs: row.shelved_as ?? null,
    shelvedAt: iso(row.shelved_at),
    receipt: row.receipt ?? null,
    digest: numberOf(row.digest_id),
  };
}

export function toDigest(row: ExportRow): ExportRow {
  return {
    digest: numberOf(row.id),
    subscription: row.subscription,
    window: row.window_key,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    issuedAt: iso(row.issued_at),
    changeCount: numberOf(row.change_count),
    firstLine: row.first_line,
    told: row.told ?? [],
    amended: row.amended ?? [],
    deliveries: row.deliveries ?? [],
    markdown: row.markdown,
    json: row.json,
  };
}

export function toFinding(row: ExportRow): ExportRow {
  const detail = (row.detail ?? {}) as Record<string, unknown>;
  return {
    finding: numberOf(row.id),
    kind: row.kind,
    articleId: String(row.article_id),
    revision: numberOf(row.position),
    from: numberOf(row.from_position),
    subject: detail.subject ?? null,
    notice: detail.notice ?? null,
    missing: detail.missing ?? null,
    detail: row.detail ?? null,
    outlet: row.outlet ?? null,
    url: row.url ?? null,
    publishedAt: row.published ?? null,
    observedAt: iso(row.observed_at),
    recordedAt: iso(row.recorded_at),
    digest: numberOf(row.digest_id),
    extractorVersion: row.extractor_version,
  };
}

/** Sides hold numbers of articles or of series, as `about` says; measures are named by their hashes. */
export function toDecision(row: ExportRow): ExportRow {
  return {
    about: row.about,
    decision: numberOf(row.id),
    kind: row.kind,
    sideA: row.side_a ?? [],
    sideB: row.side_b ?? [],
    textsA: numbersOf(row.texts_a),
    textsB: numbersOf(row.texts_b),
    measuresA: row.measures_a ?? null,
    measuresB: row.measures_b ?? null,
    name: row.name ?? null,
    note: row.note ?? null,
    decidedBy: row.decided_by,
    decidedAt: iso(row.decided_at),
    undoneBy: row.undone_by ?? null,
    undoneAt: iso(row.undone_at),
  };
}

/** An instant in the one form that we store; null where there is none. */
export function iso(value: unknown): string | null {
  return value === null || value === undefined ? null : new Date(String(value)).toISOString();
}

/** A number that the driver hands on as text; null where there is none. */
export function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function numbersOf(value: unknown): number[] | null {
  return Array.isArray(value) ? value.map(Number) : null;
}
