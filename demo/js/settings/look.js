/** The settings that are seen: logo and colour. */

import { button, el, spoken } from "../dom.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";
import { settingField } from "./field.js";
import { shrinkLogo } from "./logo.js";

const { settings } = more;
/** The PDF's colour when none is chosen. */
const FIRST_COLOR = "#2f5d7c";

/** @param {() => void} onchange @returns {import("./field.js").SettingField} */
export function colorSetting(onchange) {
  let chosen = "";
  const control = el("input", { type: "color", class: "color" });
  const code = el("span", { class: "muted" });
  const field = settingField("accent_color", control);
  const write = (/** @type {string|boolean} */ value) => {
    chosen = String(value);
    control.value = chosen || FIRST_COLOR;
    code.textContent = chosen || settings.noColor;
    none.hidden = chosen === "";
  };
  const none = button(
    settings.noColor,
    () => {
      write("");
      onchange();
    },
    { kind: "small" },
  );
  control.addEventListener("input", () => write(control.value));
  const row = el("div", { class: "control-row" });
  control.replaceWith(row);
  row.append(control, code, none);
  return { ...field, read: () => chosen, write };
}

/** @param {() => void} onchange @returns {import("./field.js").SettingField} */
export function logoSetting(onchange) {
  let chosen = "";
  const control = el("input", {
    type: "file",
    class: "file",
    accept: "image/png,image/jpeg,image/webp,image/svg+xml",
  });
  const field = settingField("logo", control, { wide: true });
  const picture = el("img", { class: "logo-sample", alt: "" });
  const choose = el("span", { class: "button small", "aria-hidden": "true" });
  const write = (/** @type {string|boolean} */ value) => {
    chosen = String(value);
    picture.hidden = remove.hidden = chosen === "";
    if (chosen.startsWith("data:image/")) picture.src = chosen;
    else picture.removeAttribute("src");
    choose.textContent = chosen ? settings.replaceLogo : settings.chooseLogo;
  };
  const remove = button(
    settings.removeLogo,
    () => {
      write("");
      onchange();
    },
    { kind: "small" },
  );
  control.addEventListener("change", async () => {
    const file = control.files[0];
    if (!file) return;
    try {
      write(await shrinkLogo(file));
      field.fault("");
      onchange();
    } catch {
      field.fault(strings.errors.logoType);
    }
    control.value = "";
  });
  const row = el("div", { class: "control-row" });
  control.replaceWith(row);
  row.append(
    picture,
    el("label", { class: "file-label" }, control, choose, spoken(settings.chooseLogo)),
    remove,
  );
  return { ...field, read: () => chosen, write };
}
