import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DeliveryId } from '../base/ids.ts';
import { findOwedDelivery, markDelivered } from '../db/queries/digests.ts';
import { deliverToFile } from '../delivery/deliver-to-file.ts';
import type { StepResult } from '../jobs/job.ts';
import type { StepContext } from './step-context.ts';

/**
 * Delivers one digest on its channel: writes it to `digests/` in the data folder as Markdown and JSON.
 *
 * returns  done; a delivery that has its receipt is left alone, and a repeat writes the same bytes
 */
export async function deliverDigest(
  context: StepContext,
  { deliveryId }: { deliveryId: DeliveryId },
): Promise<StepResult> {
  const owed = await findOwedDelivery(context.db, deliveryId);
  if (owed === undefined) return { kind: 'done', followUps: [] };
  const name = `${owed.subscription}-${owed.windowKey.replaceAll(':', '-')}`;
  const folder = join(context.dataFolder, 'digests');
  const files = [
    { extension: 'md', content: owed.markdown },
    { extension: 'json', content: owed.json },
  ];
  await deliverToFile({ folder, name, files });
  context.boundary('deliver-digest:written');
  const receipt = {
    files: files.map(({ extension }) => `digests/${name}.${extension}`),
    sha256: files.map(({ content }) => createHash('sha256').update(content, 'utf8').digest('hex')),
  };
  await markDelivered(context.db, deliveryId, receipt, context.now());
  return { kind: 'done', followUps: [] };
}
