import { useState } from 'react';
import type { GateSettings } from '../../../src/contract/release-gate';
import { Choice } from '../shared/controls';
import { settingsTexts } from '../texts/settings';
import { CopyButton } from './copy-button';
import { gateRecipes } from './release-gate-recipes';

/** Ready-made steps for the tools that release, made for one of the services. */
export function RecipeChoice({ settings: { url, services } }: { readonly settings: GateSettings }) {
  const [serviceKey, setServiceKey] = useState(services[0]?.key ?? 'my-service');
  const recipes = gateRecipes(url, serviceKey);
  const [key, setKey] = useState('github');
  const recipe = recipes.find((one) => one.key === key);
  return (
    <section aria-labelledby="heading-recipes" className="stack">
      <h3 id="heading-recipes">{settingsTexts.recipes}</h3>
      <p>{settingsTexts.recipesIntro}</p>
      <div className="fields">
        <Choice
          label={settingsTexts.recipeTool}
          value={key}
          onChange={setKey}
          options={recipes.map(({ key: value, tool }) => ({ value, label: tool }))}
        />
        {services.length > 1 && (
          <Choice
            label={settingsTexts.recipeService}
            value={serviceKey}
            onChange={setServiceKey}
            options={services.map((service) => ({ value: service.key, label: service.name }))}
          />
        )}
      </div>
      {recipe && (
        <>
          <p className="small subtle">{settingsTexts.recipeFile(recipe.file)}</p>
          <pre
            className="code-line code-file"
            tabIndex={0}
            aria-label={recipe.tool}
            data-testid="gate-recipe"
          >
            {recipe.text}
          </pre>
          <div className="row">
            <CopyButton
              label={settingsTexts.copyRecipe}
              text={recipe.text}
              copied={settingsTexts.recipeCopied}
              refused={settingsTexts.commandNotCopied}
            />
          </div>
        </>
      )}
    </section>
  );
}
