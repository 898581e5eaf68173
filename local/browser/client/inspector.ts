import { post } from './api';
import { byId } from './element';

/** Runs what the button asks for, then shows what it changed. */
async function act(path: string, body: unknown): Promise<void> {
  for (const button of document.querySelectorAll<HTMLButtonElement>('main button')) button.disabled = true;
  try {
    await post(path, body);
    location.reload();
  } catch (error) {
    byId('problem').textContent = error instanceof Error ? error.message : String(error);
  }
}

for (const button of document.querySelectorAll<HTMLElement>('[data-advance]')) {
  button.addEventListener(
    'click',
    () => void act('/__host/api/advance', { ms: Number(button.dataset['advance']) }),
  );
}
byId('deliver').addEventListener('click', () => void act('/__host/api/deliver', {}));
byId('again').addEventListener('click', () => location.reload());
